import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { addressOf, lanHosts } from '../../src/server/addresses.ts';

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
	address,
	internal,
	family: 'IPv4',
	netmask: '255.255.255.0',
	mac: '00:00:00:00:00:00',
	cidr: null
});

test('the network that phones share comes first; containers last; loopback and self-assigned never', () => {
	expect(
		lanHosts({
			lo: [v4('127.0.0.1', true)],
			docker0: [v4('172.17.0.1')],
			eth1: [v4('203.0.113.7')],
			eth2: [v4('172.20.1.4')],
			eth3: [v4('10.0.0.4')],
			eth4: [v4('169.254.3.3')],
			wlan0: [v4('192.168.1.20')]
		})
	).toEqual(['192.168.1.20', '10.0.0.4', '172.20.1.4', '203.0.113.7', '172.17.0.1']);
	expect(lanHosts({})).toEqual([]);
});

test('an address names the port only where the scheme does not', () => {
	const at = (port: number, isHttps: boolean, basePath = '') =>
		addressOf('192.168.1.20', { port, isHttps, basePath });
	expect(at(3000, false)).toBe('http://192.168.1.20:3000/');
	expect(at(443, true)).toBe('https://192.168.1.20/');
	expect(at(80, false, '/dossier')).toBe('http://192.168.1.20/dossier/');
});

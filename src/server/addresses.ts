// The addresses at which the server can be reached.
import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Containers, virtual machines and tunnels: no phone in the room reaches these. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|utun|tun|tap|tailscale|wg|zt)/i;

/** This machine's IPv4 addresses on its networks, the one that phones most likely share first. */
export function lanHosts(interfaces: Interfaces = networkInterfaces()): string[] {
	return Object.entries(interfaces)
		.flatMap(([name, list = []]) => list.map((one) => ({ name, ...one })))
		.filter((one) => !one.internal && one.family === 'IPv4' && !one.address.startsWith('169.254.'))
		.map((one) => ({ host: one.address, rank: rank(one.name, one.address) }))
		.sort((a, b) => a.rank - b.rank)
		.map((one) => one.host);
}

/** Home and school networks first, public addresses next, virtual ones last. */
function rank(name: string, address: string) {
	if (VIRTUAL.test(name)) return 4;
	if (address.startsWith('192.168.')) return 0;
	if (address.startsWith('10.')) return 1;
	return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 2 : 3;
}

/** The app's address on a host; a port that the scheme implies is left out. */
export function addressOf(
	host: string,
	{ port, isHttps, basePath }: { port: number; isHttps: boolean; basePath: string }
): string {
	return new URL(`${isHttps ? 'https' : 'http'}://${host}:${port}${basePath}/`).href;
}

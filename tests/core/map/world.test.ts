// The shipped map: what it holds, what it takes, and how it draws Crimea.
import { gzipSync } from 'node:zlib';
import { geoArea } from 'd3-geo';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { countryAt, spokenCoordinates, whereInWords } from '../../../src/lib/ui/map/world.ts';
import { file, text, world } from './map-file.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const nameAt = (latitude: number, longitude: number) =>
	countryAt(world, at(latitude, longitude))?.properties.name;

describe('the file', () => {
	test('is small', () => {
		expect(text.length).toBeLessThan(90_000);
		expect(gzipSync(text, { level: 9 }).length).toBeLessThan(35_000);
	});

	test('says where it comes from', () => {
		expect(file.source).toContain('Natural Earth');
		expect(file.source).toContain('public domain');
	});

	test.each([
		['Russia', 55.76, 37.62],
		['Russia', 51.88, 128.33],
		['Russia', 66, -172],
		['North Korea', 39.02, 125.75],
		['South Korea', 37.55, 126.97],
		['China', 39.9, 116.4],
		['Japan', 35.68, 139.75],
		['Ukraine', 50.45, 30.52],
		['Kazakhstan', 45.96, 63.3],
		['United States', 40.8, -73.9],
		['Canada', 43.7, -79.4],
		['United Kingdom', 51.5, -0.13]
	])('holds %s', (name, latitude, longitude) => {
		expect(nameAt(latitude, longitude)).toBe(name);
	});

	test('has no country turned inside out', () => {
		for (const { geometry, properties } of world.countries.features) {
			const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
			for (const coordinates of polygons) {
				const polygon: Polygon = { type: 'Polygon', coordinates };
				expect(geoArea(polygon), properties.name).toBeLessThan(1);
			}
		}
	});

	test('has the border of Korea and Russia where the Tumen runs', () => {
		expect(nameAt(42.43, 130.7)).toBe('Russia');
		expect(nameAt(42, 129.4)).toBe('North Korea');
	});
});

describe('Crimea', () => {
	const simferopol = countryAt(world, at(44.95, 34.1));

	test('is drawn as Ukraine, occupied: Simferopol does not lie in Russia', () => {
		expect(simferopol?.properties).toEqual({ name: 'Crimea', of: 'ukraine', status: 'occupied' });
		const russia = world.countries.features.filter(
			({ properties }) => properties.name === 'Russia'
		);
		expect(russia).toHaveLength(1);
		expect(
			countryAt({ ...world, countries: { ...world.countries, features: russia } }, at(44.95, 34.1))
		).toBeUndefined();
	});

	test.each([
		['Sevastopol', 44.6, 33.55],
		['Kerch', 45.33, 36.4],
		['Yalta', 44.52, 34.15]
	])('reaches to %s', (_, latitude, longitude) => {
		expect(nameAt(latitude, longitude)).toBe('Crimea');
	});

	test('is said to be Ukraine’s, and dashed towards it', () => {
		expect(whereInWords(world, at(44.95, 34.1))).toBe('in Crimea, Ukraine, occupied by Russia');
		expect(world.occupied.map(({ properties }) => properties.name)).toEqual(['Crimea']);
		const ends = world.disputed.coordinates.flat();
		expect(
			ends.some(
				([east = 0, north = 0]) => Math.abs(east - 33.6) < 0.4 && Math.abs(north - 46.1) < 0.3
			)
		).toBe(true);
		const solid = world.borders.coordinates.flat();
		expect(
			solid.some(
				([east = 0, north = 0]) => Math.abs(east - 33.6) < 0.4 && Math.abs(north - 46.1) < 0.3
			)
		).toBe(false);
	});

	test('Kherson, Kharkiv and Donetsk lie in Ukraine', () => {
		for (const [latitude, longitude] of [
			[46.64, 32.6],
			[49.99, 36.23],
			[48, 37.8]
		] as const)
			expect(nameAt(latitude, longitude)).toBe('Ukraine');
	});
});

test('Somaliland, the north of Cyprus and Baikonur are parts of the states that the United Nations shows', () => {
	expect(nameAt(9.5, 45.5)).toBe('Somalia');
	expect(nameAt(35.2, 33.5)).toBe('Cyprus');
	expect(nameAt(45.95, 63.3)).toBe('Kazakhstan');
});

test('coordinates are spoken in words', () => {
	expect(spokenCoordinates(at(52.14, 128.31))).toBe('52.1 degrees north, 128.3 degrees east');
	expect(spokenCoordinates(at(-33.9, -70.66))).toBe('33.9 degrees south, 70.7 degrees west');
	expect(whereInWords(world, at(52.1, 128.3))).toBe('in Russia');
	expect(whereInWords(world, at(40.7, -74.5))).toBe('in the United States');
	expect(whereInWords(world, at(40, 135))).toBe('at sea');
});

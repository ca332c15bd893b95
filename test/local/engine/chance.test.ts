import { describe, expect, test } from '@jest/globals';
import { Chance } from '../../../local/engine/index.ts';

describe('chance', () => {
  test('identifiers are version 4 UUIDs, and no two are the same', () => {
    const chance = new Chance(1);
    const ids = Array.from({ length: 10_000 }, () => chance.uuid());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every digit of an identifier that may vary does', () => {
    const chance = new Chance(2);
    const digits = Array.from({ length: 36 }, () => new Set<string>());
    for (let count = 0; count < 1000; count += 1) {
      for (const [place, digit] of [...chance.uuid()].entries()) digits[place]?.add(digit);
    }
    const varieties = digits.map(({ size }) => size);
    expect(varieties).toEqual(
      varieties.map((_, place) => ([8, 13, 14, 18, 23].includes(place) ? 1 : place === 19 ? 4 : 16)),
    );
  });

  test('tokens can stand in headers and URLs as they are', () => {
    const chance = new Chance(3);
    const tokens = Array.from({ length: 100 }, () => chance.token());
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{96}$/);
    expect(new Set(tokens).size).toBe(100);
  });

  test('the same seed gives the same, and fractions stay below one', () => {
    const draw = (seed: number) => {
      const chance = new Chance(seed);
      return [chance.word(), chance.fraction(), chance.uuid(), chance.token()];
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    const chance = new Chance(4);
    const fractions = Array.from({ length: 10_000 }, () => chance.fraction());
    expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...fractions)).toBeLessThan(1);
    expect(fractions.reduce((sum, fraction) => sum + fraction, 0) / fractions.length).toBeCloseTo(0.5, 1);
  });
});

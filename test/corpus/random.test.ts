import { base, en, Faker } from '@faker-js/faker';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../corpus/random.ts';

describe('chance', () => {
  it('draws the integers that faker draws, from the same source as its words', () => {
    const random = randomFrom(7, 0);
    const faker = new Faker({ locale: [en, base], seed: 7 });
    for (let count = 0; count < 2000; count++) {
      const max = (count * 7919) % 1009;
      expect(random.int(3, 3 + max)).toBe(faker.number.int({ min: 3, max: 3 + max }));
      if (count % 50 === 0) expect(random.faker.word.noun()).toBe(faker.word.noun());
    }
    expect(random.int(0, 62 ** 8)).toBe(faker.number.int({ min: 0, max: 62 ** 8 }));
  });
});

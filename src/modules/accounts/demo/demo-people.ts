import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type Random, randomOf } from '../../../kernel/random.ts';
import { romeDate } from '../../../kernel/rome-time.ts';
import { slug } from '../../../kernel/text.ts';
import type { Purpose } from '../domain/consent-purposes.ts';
import type { Ages } from '../domain/joining/ages.ts';
import { DEMO_DOMAIN } from './demo-doors.ts';
import names from './demo-names.json' with { type: 'json' };

/** An invented young person. The same number gives the same one on every machine. */
export interface DemoYouth {
  readonly publicId: string;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly birthDate: string;
  readonly minor: boolean;
  readonly comune: string;
  readonly province: string;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  /** Purposes they said yes to, besides the service itself. */
  readonly purposes: readonly Purpose[];
  /** Somebody of the local centre is in charge of them. */
  readonly accompanied: boolean;
  readonly withFamily: boolean;
  /** Given name of their relative, and their own number. */
  readonly relative: string;
  readonly number: number;
}

export interface DemoPlace {
  readonly istat: string;
  readonly province: string;
}

const DAY_MS = 86_400_000;
/** One in four grew up with another language at home, about as among those who come to the desks. */
const FROM_ELSEWHERE = 0.25;

export function demoYouth(number: number, now: Date, ages: Ages, placeOf: (random: Random) => DemoPlace): DemoYouth {
  const random = randomOf(710_000 + number);
  const { given, family } = demoName(random);
  const age = random.between(ages.minimum, ages.maximum);
  const birth = romeDate(now).subtract({ years: age, days: random.between(1, 350) });
  const minor = Temporal.PlainDate.compare(birth.add({ years: ages.adult }), romeDate(now)) > 0;
  const createdAt = new Date(now.getTime() - random.between(1, 240) * DAY_MS - random.between(0, 80_000) * 1000);
  const since = now.getTime() - createdAt.getTime();
  const { istat: comune, province } = placeOf(random);
  return {
    ...{ publicId: demoId('youth', number), given, family, comune, province, minor, createdAt },
    email: `${slug(given)}.${slug(family)}.${number}@${DEMO_DOMAIN}`,
    birthDate: birth.toString(),
    lastSignInAt: random.chance(0.8) ? new Date(createdAt.getTime() + Math.floor(random.next() * since)) : null,
    purposes: [
      ...(!minor && random.chance(0.6) ? ['companies' as const] : []),
      ...(random.chance(0.7) ? ['news' as const] : []),
      ...(random.chance(0.5) ? ['research' as const] : []),
    ],
    accompanied: random.chance(0.3),
    withFamily: minor && random.chance(0.35),
    relative: demoName(random).given,
    number,
  };
}

export function demoName(random: Random): { given: string; family: string } {
  const group = random.chance(FROM_ELSEWHERE) ? random.pick(names.groups) : names.italian;
  return { given: random.pick(group.given), family: random.pick(group.family) };
}

/** An opaque id that is the same everywhere: nothing of a demonstration is secret. */
export function demoId(kind: string, number: number): string {
  return createHash('sha256').update(`demonstration ${kind} ${number}`).digest('base64url').slice(0, 22);
}

/** More people where more people live. */
export function byPopulation<T extends { readonly population: number }>(places: readonly T[]): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  for (const { population } of places) {
    sum += Math.max(population, 1);
    sums.push(sum);
  }
  return (random) => {
    const target = random.next() * sum;
    return places[sums.findIndex((each) => each > target)] as T;
  };
}

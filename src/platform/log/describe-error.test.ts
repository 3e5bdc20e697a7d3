import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

test('di un errore si dice dove è nato e il suo codice, mai la sua frase, che può ripetere quello che una persona ha scritto', () => {
  const cause = Object.assign(new RangeError('Ada Rossi'), {
    code: '22P02',
    table: 'profiles',
    constraint: 'profiles_mail',
    detail: 'Ada',
  });
  const described = describeError(new TypeError('ada@posta.example\n    at Rossi (via Roma 3)', { cause }));
  expect(described).toMatchObject({
    type: 'TypeError',
    cause: { type: 'RangeError', code: '22P02', table: 'profiles', constraint: 'profiles_mail' },
  });
  expect(described.frames[0]).toContain('describe-error.test.ts:');
  expect(JSON.stringify(described)).not.toMatch(/ada|rossi/i);
});

test('anche quello che non è un errore, o si causa da solo, si descrive', () => {
  expect(describeError('Ada')).toEqual({ type: 'string', frames: [] });
  const loop = new Error('a');
  loop.cause = loop;
  expect(JSON.stringify(describeError(loop)).length).toBeLessThan(10_000);
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { stem } from '../../src/kernel/text.ts';
import { makeWorld, type World } from '../world/ads.ts';
import { seeded } from '../world/random.ts';
import { stemmed } from '../world/stemmed.ts';
import { askAll, timing } from './ask.ts';
import { compareMatch, compareSearch, readTruth, writeTruth } from './compare.ts';
import { openPeer } from './open-peer.ts';
import type { Peer } from './peer.ts';
import type { Measured, PeerTask } from './peer-row.ts';

const CHUNK = 1000;
const SEEDS = { search: 11, match: 13, audit: 19 } as const;
/** Profiles whose matches are audited: twenty reasons each make ten thousand. */
const AUDITED = 600;

/** Builds the peer and asks it the questions of the run. `progress` is told what is going on. */
export async function measurePeer(task: PeerTask, progress: (line: string) => void): Promise<Measured> {
  const world = makeWorld(task.seed);
  // Every peer is given stems: the memory of the stemmer is nobody's.
  for (const word of world.vocabulary) stem(word);
  const peer = await openPeer(task.peer);
  try {
    const built = await build(peer, world, task.ads, progress);
    progress('asking');
    const options = { count: task.questions, seconds: task.askSeconds, ownMillis: peer.ownMillis };
    const search = await askAll(world.query, (query) => peer.search(query), { ...options, seed: SEEDS.search });
    const match = peer.match
      ? await askAll(world.profile, (profile) => (peer.match as NonNullable<Peer['match']>)(profile), { ...options, seed: SEEDS.match })
      : null;
    if (task.peer === 'engine') writeTruth(task.answersFile, { search: search.answers, match: match?.answers ?? [] });
    const truth = readTruth(task.answersFile);
    const random = seeded(SEEDS.audit);
    return {
      version: peer.version,
      ...built,
      search: timing(search.times),
      searchFound: timing(search.times.filter((_, at) => (search.answers[at]?.total ?? 0) > 0)),
      match: match && timing(match.times),
      searchAgreement: compareSearch(search.answers, truth.search),
      matchAgreement: match && compareMatch(match.answers, truth.match),
      audit: peer.audit?.(Array.from({ length: AUDITED }, () => world.profile(random))) ?? null,
    };
  } finally {
    await peer.close();
  }
}

async function build(peer: Peer, world: World, ads: number, progress: (line: string) => void) {
  const base = await bytesOf(peer);
  let middle = base;
  let buildMs = 0;
  for (let from = 1; from <= ads; from += CHUNK) {
    const size = Math.min(CHUNK, ads - from + 1);
    const chunk = Array.from({ length: size }, (_, at) => stemmed(world.ad(from + at)));
    const started = performance.now();
    await peer.add(chunk);
    buildMs += performance.now() - started;
    // Lets a stop signal, or the end of the parent, be noticed.
    await nextTurn();
    const done = from + size - 1;
    if (done >= ads / 2 && done - size < ads / 2) middle = await bytesOf(peer);
    if (done % 50_000 === 0) progress(`${done} ads`);
  }
  const started = performance.now();
  await peer.finish();
  buildMs += performance.now() - started;
  const full = await bytesOf(peer);
  const half = Math.max(1, ads / 2);
  return {
    buildMs,
    bytes: full.bytes - base.bytes,
    bytesPerAd: Math.round((full.bytes - middle.bytes) / half),
    ownBytesPerAd: full.own === null || middle.own === null ? null : Math.round((full.own - middle.own) / half),
    outside: peer.outsideBytes !== undefined,
  };
}

async function bytesOf(peer: Peer): Promise<{ bytes: number; own: number | null }> {
  globalThis.gc?.();
  const own = peer.ownBytes?.() ?? null;
  return { bytes: peer.outsideBytes ? await peer.outsideBytes() : process.memoryUsage().rss, own };
}

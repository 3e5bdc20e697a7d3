import { measurePeer } from './measure-peer.ts';
import { PeerMissing } from './peer-missing.ts';
import type { PeerTask } from './peer-row.ts';

// One peer at one size in a process of its own, so that peers do not share memory. The task is the argument; JSON lines come out.
const task = JSON.parse(process.argv[2] ?? 'null') as PeerTask;
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
// The parent is gone when the input ends: stop as if told to, so that databases and Java processes go too.
process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'));
try {
  say({ measured: await measurePeer(task, (progress) => say({ progress })) });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  say(error instanceof PeerMissing ? { missing: reason } : { failed: reason });
}
process.exit(0);

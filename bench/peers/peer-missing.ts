/** A peer that is not on this machine; the message says what is missing. */
export class PeerMissing extends Error {}

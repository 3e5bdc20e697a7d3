/** Skills that most people have without calling them so: offered when the text says little. Ids of the starter taxonomy. */
export const COMMON_SKILLS = [
  'lavorare-in-gruppo',
  'ascoltare-gli-altri',
  'essere-puntuali',
  'relazionarsi-con-il-pubblico',
  'organizzare-il-proprio-lavoro',
  'risolvere-problemi',
  'pazienza',
  'manualita',
  'creativita',
  'precisione',
  'usare-il-computer',
  'usare-social-network',
  'lingua-inglese',
  'insegnare-ad-altri',
  'fare-calcoli',
  'gestire-lo-stress',
].map((id) => `urn:talenthub:skill:${id}`);

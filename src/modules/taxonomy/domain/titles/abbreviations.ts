/** Short forms in titles of ads, and the word they stand for. Only forms that are no word of their own. */
const LONG_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    resp: 'responsabile',
    respons: 'responsabile',
    add: 'addetto',
    imp: 'impiegato',
    impieg: 'impiegato',
    ass: 'assistente',
    assist: 'assistente',
    op: 'operatore',
    oper: 'operatore',
    tec: 'tecnico',
    tecn: 'tecnico',
    ing: 'ingegnere',
    geom: 'geometra',
    rag: 'ragioniere',
    avv: 'avvocato',
    arch: 'architetto',
    segr: 'segretaria',
    magazz: 'magazziniere',
    amm: 'amministrativo',
    ammin: 'amministrativo',
    amministr: 'amministrativo',
    comm: 'commerciale',
    cont: 'contabile',
    contab: 'contabile',
    coord: 'coordinatore',
    dir: 'direttore',
    uff: 'ufficio',
    vend: 'vendita',
    prod: 'produzione',
    manut: 'manutentore',
    elettr: 'elettricista',
    mecc: 'meccanico',
    ins: 'insegnante',
    inf: 'infermiere',
    educ: 'educatore',
    cam: 'cameriere',
    prof: 'professore',
    mgr: 'manager',
    eng: 'engineer',
    dev: 'developer',
    admin: 'amministrativo',
    hr: 'risorse umane',
    oss: 'operatore socio sanitario',
    asa: 'ausiliario socio assistenziale',
  }),
);
/** These are written short only with a full stop: without it they are words or names. */
const ONLY_WITH_STOP = new Set(['ass', 'ing', 'dir', 'cont', 'ins', 'cam', 'prof', 'inf', 'arch', 'comm', 'rag']);
const SHORT = /(?<![\p{L}\p{N}.])(\p{L}{2,9})(\.?)(?![\p{L}\p{N}])/giu;

/** "resp. amm.vo" → "responsabile amministrativo". Text without short forms comes back as it is. */
export function withoutAbbreviations(title: string): string {
  const joined = title.replace(/\b(\p{L}{2,6})\.\s?(?:v[aoie]|t[aoie]|l[ei])\b\.?/giu, '$1.');
  return joined.replace(SHORT, (whole, short: string, stop: string) => {
    const key = short.toLowerCase();
    const long = LONG_FORMS.get(key);
    if (long === undefined || (ONLY_WITH_STOP.has(key) && stop === '')) return whole;
    return long;
  });
}

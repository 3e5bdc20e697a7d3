import type { FieldError } from '../../../../platform/http/forms.ts';
import type { Gazetteer, Place } from '../../../territory/api.ts';
import { readComune } from '../../content/read-comune.ts';
import { normaliseEmail } from '../../domain/email-address.ts';
import { type Audience, type DraftOrganisation, KINDS_FOR } from '../../domain/joining/register-draft.ts';
import { readVatNumber } from '../../domain/vat-number.ts';
import { readWebAddress } from '../../domain/web-address.ts';
import type { TypedOrganisation } from './tell-organisation.page.tsx';

const LONGEST_NAME = 160;

export type ReadOrganisation =
  | { readonly ok: true; readonly organisation: DraftOrganisation }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly similar: readonly Place[] };

/** What was typed of an organisation → what the draft keeps, or everything that is wrong with it at once. */
export function readOrganisation(typed: TypedOrganisation, audience: Exclude<Audience, 'youth'>, places: Gazetteer): ReadOrganisation {
  const name = typed.nome
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const kinds: readonly DraftOrganisation['kind'][] = KINDS_FOR[audience];
  const kind = kinds.length === 1 ? kinds[0] : kinds.find((each) => each === typed.tipo);
  const vatNumber = readVatNumber(typed.piva);
  const where = typed.comune ? readComune(places, typed.comune) : null;
  const comune = where && 'comune' in where ? where.comune.istat : null;
  const web = typed.sito ? readWebAddress(typed.sito) : null;
  const pec = typed.pec ? normaliseEmail(typed.pec) : null;
  if (name && name.length <= LONGEST_NAME && kind && vatNumber && comune && (web || !typed.sito) && (pec || !typed.pec)) {
    return { ok: true, organisation: { kind, name, vatNumber, comune, website: web?.url ?? null, domain: web?.domain ?? null, pec } };
  }
  const errors = [
    !name && { field: 'nome', message: 'organisation.name.required' },
    name.length > LONGEST_NAME && { field: 'nome', message: 'form.too-long' },
    !kind && { field: 'tipo', message: 'form.choose' },
    !vatNumber && { field: 'piva', message: 'organisation.vat.wrong' },
    !comune && { field: 'comune', message: typed.comune ? 'comune.unknown' : 'organisation.comune.required' },
    typed.sito && !web && { field: 'sito', message: 'organisation.website.wrong' },
    typed.pec && !pec && { field: 'pec', message: 'form.email' },
  ].filter((error) => typeof error === 'object');
  return { ok: false, errors, similar: where && 'similar' in where ? where.similar : [] };
}

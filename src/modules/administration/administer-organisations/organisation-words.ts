import type { OrganisationKind, OrganisationStatus } from '../../accounts/api.ts';
import type { Tone } from '../content/pieces.tsx';

export const KINDS = [
  'youth_centre',
  'comune',
  'ambito',
  'company',
  'training_body',
  'school',
  'university',
  'regional_body',
] as const satisfies readonly OrganisationKind[];
export const STATUSES = ['pending', 'active', 'suspended', 'closed'] as const satisfies readonly OrganisationStatus[];
export const TONES: Readonly<Record<OrganisationStatus, Tone>> = { active: 'good', pending: 'wait', suspended: 'bad', closed: 'bad' };

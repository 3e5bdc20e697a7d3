import type { Contract, Kind } from './opportunity.ts';

/** The kind of opportunity that a contract makes: an internship is not listed as a job. */
export function kindOf(contract: Contract | null): Kind {
  switch (contract) {
    case 'internship':
    case 'apprenticeship':
    case 'civil_service':
    case 'volunteering':
      return contract;
    default:
      return 'job';
  }
}

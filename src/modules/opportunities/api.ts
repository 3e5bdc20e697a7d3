export {
  type AdFacts,
  adFacts,
  contractName,
  contractText,
  expiresText,
  kindText,
  payText,
  placeText,
  publishedText,
  scheduleName,
} from './content/ad-facts.ts';
export { type ApiItem, apiItem, apiItemSchema } from './content/api-item.ts';
export { OpportunityCard, OpportunityList } from './content/opportunity-card.tsx';
export {
  type AskedLanguage,
  CEFR_LEVELS,
  type CefrLevel,
  CONTRACTS,
  type Contract,
  KINDS,
  type Kind,
  type Pay,
  SCHEDULES,
  type Schedule,
  SHIFTS,
  type Shift,
} from './domain/opportunity.ts';
export { payPerYear, type YearlyPay } from './domain/pay-per-year.ts';
export { STATUSES, type Status } from './domain/status.ts';
export { type AdPlace, type AdRecord, adPath } from './store/ad-record.ts';
export { type AdChange, adById, adsByIds, changesSince, newestChange, type VisibleAds, visibleAds } from './store/read-ads.ts';
export { type ImportRunView, importRun, importRuns, type RejectedView, rejectedPage } from './store/run-pages.ts';

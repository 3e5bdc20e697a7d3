/** What the page of jobs shows. */
export type { JobBoard, JobLine } from '../../../platform/jobs/job-board.ts';

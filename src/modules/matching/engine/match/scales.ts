import type { SkillLevel } from '../types.ts';
import { UNIT } from './interests.ts';

/** A skill counts in quarters by level; what is asked counts four quarters. */
export const LEVEL_QUARTERS: Readonly<Record<SkillLevel, number>> = { 1: 2, 2: 3, 3: 4 };
export const FULL_QUARTERS = 4;
/** An ad that asks for next to nothing is no perfect match, and one that lists sixty skills does not need them all. */
export const LEAST_SKILL_WEIGHT = 6;
export const MOST_SKILL_WEIGHT = 24;
/** Per cent by shared leading ISCO digits: a major group (one digit) is too wide to mean anything. */
export const ISCO_PERCENT: readonly number[] = [0, 0, 30, 55, 80];
export const SAME_OCCUPATION_PERCENT = 100;
/** Correlation of interests from which they are a reason to propose an ad. */
export const KINDRED = 0.5 * UNIT * UNIT;
export const FRESH_DAYS = 60;

import { checkAnswersRoute } from './check/check-answers.route.tsx';
import { chooseJobRoutes } from './likes/choose-job.route.tsx';
import { tellLikesRoutes } from './likes/tell-likes.route.tsx';
import { refuseJobsRoutes } from './limits/refuse-jobs.route.tsx';
import { tellHoursRoutes } from './limits/tell-hours.route.tsx';
import { tellLanguagesRoutes } from './limits/tell-languages.route.tsx';
import { tellStartRoutes } from './limits/tell-start.route.tsx';
import { tellPlaceRoutes } from './place/tell-place.route.tsx';
import { confirmSkillsRoutes } from './skills/confirm-skills.route.tsx';
import { tellSkillsRoutes } from './skills/tell-skills.route.tsx';
import { startJourneyRoutes } from './start/start-journey.route.tsx';
import { tellWishesRoutes } from './wishes/tell-wishes.route.tsx';

/** The journey, page by page. */
export const tellYourselfRoutes = [
  ...startJourneyRoutes,
  ...tellSkillsRoutes,
  ...confirmSkillsRoutes,
  ...tellLikesRoutes,
  ...chooseJobRoutes,
  ...tellPlaceRoutes,
  ...tellWishesRoutes,
  checkAnswersRoute,
  ...tellLanguagesRoutes,
  ...tellHoursRoutes,
  ...tellStartRoutes,
  ...refuseJobsRoutes,
];

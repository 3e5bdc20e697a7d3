import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup } from '../../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../../design/layout/page-context.ts';
import { CONTRACTS, contractName, KINDS, kindText, SCHEDULES, scheduleName } from '../../../opportunities/api.ts';
import { ChipChoices } from '../../content/chip-choices.tsx';
import { DefaultButton } from '../../content/default-button.tsx';
import { StepFrame } from '../../content/step-frame.tsx';
import type { JourneyAnswers, JourneyPage } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

interface Props {
  journey: string;
  back: JourneyPage | null;
  wishes: Pick<JourneyAnswers, 'contracts' | 'schedules' | 'kinds'>;
}

/** Civil service and volunteering are looked for as kinds; as contracts they are shown only when a suggestion has added them. */
const ALSO_KINDS = new Set<string>(['civil_service', 'volunteering']);

export function TellWishesBody({ journey, back, wishes }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { locale } = usePage();
  const offered = CONTRACTS.filter((value) => !ALSO_KINDS.has(value) || wishes.contracts.includes(value));
  const contracts = offered.map((value) => ({ value, label: contractName(value, locale), hint: t(`perte.contract.${value}`) }));
  return (
    <StepFrame journey={journey} page="contratto" back={back} title={t('perte.wish.title')} lead={t('perte.wish.lead')}>
      <Form action={journeyPath(journey, 'contratto')}>
        <DefaultButton name="azione" value="continua" />
        <div class="th-actions th-perte-anything">
          <Button look="secondary" name="azione" value="tutto">
            {t('perte.wish.anything')}
          </Button>
        </div>
        <ChoiceGroup
          name="contratto"
          type="checkbox"
          look="cards"
          label={t('perte.wish.contracts')}
          hint={t('perte.wish.contracts.hint')}
          options={contracts}
          values={wishes.contracts}
        />
        <ChipChoices
          name="orario"
          title={t('perte.wish.schedules')}
          hint={t('perte.wish.schedules.hint')}
          choices={SCHEDULES.map((value) => ({ value, label: scheduleName(value, locale), ticked: wishes.schedules.includes(value) }))}
        />
        <OnlyKinds kinds={wishes.kinds} />
        <div class="th-actions">
          <Button name="azione" value="continua">
            {shared('form.continue')}
          </Button>
        </div>
      </Form>
    </StepFrame>
  );
}

/** Folded, because most people want whatever fits. */
function OnlyKinds({ kinds }: Pick<JourneyAnswers, 'kinds'>) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <details class="th-perte-more" open={kinds.length > 0}>
      <summary>{t('perte.wish.kinds.only')}</summary>
      <ChipChoices
        name="tipo"
        title={t('perte.wish.kinds')}
        hint={t('perte.wish.kinds.hint')}
        choices={KINDS.map((value) => ({ value, label: kindText(value, locale), ticked: kinds.includes(value) }))}
      />
    </details>
  );
}

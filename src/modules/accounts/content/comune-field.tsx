import { TextInput } from '../../../design/forms/inputs.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { type Place, placeLabel } from '../../territory/api.ts';
import { texts } from '../texts.ts';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Names that resemble what was typed: pressing one sends the form with it. */
  readonly similar: readonly Place[];
}

/** A comune, typed; completed while typing where there is a script. */
export function ComuneField({ label, hint, value, error, optional = false, similar }: Props) {
  const t = useTexts(texts);
  return (
    <>
      <TextInput
        name="comune"
        label={label}
        hint={hint}
        value={value}
        error={error}
        optional={optional}
        autocomplete="address-level2"
        maxLength={120}
        complete="places"
      />
      {similar.length > 0 ? (
        <div class="th-perte-suggestions">
          <p>{t('comune.similar')}</p>
          <ul>
            {similar.map((place) => (
              <li>
                <button type="submit" class="btn btn-outline-primary" name="scelto" value={placeLabel(place)}>
                  {placeLabel(place)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

import { Facts } from '../../../../design/content/tags.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { Translate } from '../../../../platform/i18n/catalogue.ts';
import { formatMoment } from '../../../../platform/i18n/format.ts';
import { texts } from '../../texts.ts';
import { Frame } from '../frame.page.tsx';

export interface Device {
  readonly id: number;
  readonly device: string;
  readonly method: string;
  readonly created_at: Date;
  readonly seen_at: Date;
}

/** Where the person is signed in now: this device first. */
export function DevicesBody({ devices, current }: { devices: readonly Device[]; current: number }) {
  const t = useTexts(texts);
  const sorted = [...devices].sort((a, b) => Number(b.id === current) - Number(a.id === current));
  return (
    <Frame title={t('safe.devices.title')}>
      <p class="lead">{t('safe.devices.lead')}</p>
      <ul class="th-plain-list th-stack">
        {sorted.map((device) => (
          <OneDevice device={device} current={device.id === current} />
        ))}
      </ul>
      {devices.length > 1 ? (
        <Form action="/area/sicurezza/dispositivi/chiudi-altri">
          <Button>{t('safe.devices.close-others')}</Button>
        </Form>
      ) : (
        <p>{t('safe.devices.only-this')}</p>
      )}
    </Frame>
  );
}

function OneDevice({ device, current }: { device: Device; current: boolean }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const name = device.device === '?' || device.device === '' ? t('safe.devices.unknown') : device.device;
  return (
    <li class="th-card">
      <h2 class="h5">
        {name}
        {current ? ` ${t('safe.devices.this')}` : ''}
      </h2>
      <Facts
        items={[
          { term: t('safe.devices.how'), value: methodText(t as Translate, device.method) },
          { term: t('safe.devices.since'), value: formatMoment(device.created_at, locale) },
          { term: t('safe.devices.seen'), value: formatMoment(device.seen_at, locale) },
        ]}
      />
      {current ? null : (
        <Form action="/area/sicurezza/dispositivi/chiudi">
          <input type="hidden" name="dispositivo" value={device.id} />
          <Button look="secondary">{t('safe.devices.close', { name })}</Button>
        </Form>
      )}
    </li>
  );
}

const METHODS = ['password', 'passkey', 'link'];

/** A provider outside is called by its own name. */
function methodText(t: Translate, method: string): string {
  return METHODS.includes(method) ? t(`safe.devices.by.${method}`) : method;
}

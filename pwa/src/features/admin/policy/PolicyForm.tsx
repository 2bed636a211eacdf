import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import type { OverbookConfig, OverbookConfigPatch } from '@/api/model';
import type { FieldErrors } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { CheckField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormError } from '@/ui/FormError';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { CostFields } from './CostFields';
import { type Draft, type NumberName, textOf, UNCHANGED } from './draft';
import { NumberField } from './NumberField';
import { OptIns } from './OptIns';
import { PresetField } from './PresetField';
import { choose, presetOf } from './presets';
import { differences, settingLabel } from './settings';
import { useConfigChange } from './useConfigChange';

interface Props {
  config: OverbookConfig;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  slot: number;
  onSlot: (slot: number) => void;
  made: { patch: OverbookConfigPatch; fieldErrors: FieldErrors; changed: boolean; wrong: boolean };
}

/** The numbers that are out of sight unless asked for. */
const ADVANCED: readonly NumberName[] = [
  'waitCost',
  'overtimeCost',
  'maxPerSession',
  'overrunRisk',
  'minBooked',
  'planningQuantile',
  'minLeadMinutes',
  'horizonDays',
];

/** The settings. What is changed is kept apart from what holds until it is saved. */
export function PolicyForm({ config, draft, onDraft, slot, onSlot, made }: Props) {
  const { t } = useLingui();
  const canSave = useCanSave();
  const form = useRef<HTMLFormElement>(null);
  const {
    save,
    pending,
    before,
    fieldErrors: refused,
    formError,
  } = useConfigChange(config, () => onDraft(UNCHANGED));
  const { patch, changed, wrong } = made;
  const fieldErrors = { ...refused, ...made.fieldErrors };
  const now = { ...config, ...patch };
  const type = (name: NumberName, text: string) =>
    onDraft({ ...draft, texts: { ...draft.texts, [name]: text } });
  const number = (name: NumberName, unit: string, hint?: string) => (
    <NumberField
      label={settingLabel(name)}
      unit={unit}
      hint={hint}
      error={fieldErrors[name]}
      value={textOf(config, draft, name, slot)}
      onChange={(text) => type(name, text)}
    />
  );
  const advanced = ADVANCED.some((name) => fieldErrors[name]);
  const saysYes = now.optIns.some(({ allowed }) => allowed);
  const concurrentChanges = before && differences(before, config, slot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, a new look.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [formError]);
  return (
    <PlainForm
      ref={form}
      aria-label={t`Overbooking settings`}
      className="grid content-start gap-6"
      onSubmit={() => {
        if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        else if (changed && !pending) void save(patch);
      }}
    >
      <Part title={t`Overbooking`}>
        <CheckField
          label={settingLabel('enabled')}
          hint={t`A person decides on each suggestion; nothing is booked automatically.`}
          checked={now.enabled}
          onChange={({ target }) => onDraft({ ...draft, enabled: target.checked })}
        />
        {now.enabled && !saysYes && (
          <p role="status" className="rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn">
            <Trans>Nothing below is set to “Yes”, so nothing is suggested.</Trans>
          </p>
        )}
        <OptIns optIns={now.optIns} onChange={(optIns) => onDraft({ ...draft, optIns })} />
      </Part>
      <Part title={t`How much to overbook`}>
        <PresetField
          presets={config.presets}
          chosen={wrong ? undefined : presetOf(config.presets, now)}
          onChoose={(preset) => onDraft(choose(draft, preset))}
        />
        {/* What is wrong has to be seen. */}
        <details open={advanced || undefined} className="grid gap-6">
          <summary className="w-fit cursor-pointer rounded-sm text-accent coarse:py-2">
            <Trans>Advanced</Trans>
          </summary>
          <div className="grid gap-6 pt-3">
            <Part title={t`What overbooking may cost`}>
              <CostFields
                slot={slot}
                onSlot={onSlot}
                text={(name) => textOf(config, draft, name, slot)}
                onText={type}
                costs={now}
                fieldErrors={fieldErrors}
              />
            </Part>
            <Part title={t`Limits`}>
              {number('maxPerSession', t`patients`, t`A session is a doctor’s working time without a break.`)}
              {number('overrunRisk', '%', t`Risk of finishing late by two appointments or more.`)}
              {number('minBooked', '%', t`Of a session; free time is filled first.`)}
              {number(
                'planningQuantile',
                t`of 100`,
                t`The lower it is, the fewer no-shows are assumed for patients about whom little is known. 50 uses the forecast itself: more is gained, but patients wait longer.`,
              )}
              {number('minLeadMinutes', t`min`, t`Suggestions end this long before their time.`)}
              {number('horizonDays', t`days`)}
            </Part>
          </div>
        </details>
      </Part>
      <Part title={t`Offers to the waiting list`}>
        <CheckField
          label={settingLabel('offerFreed')}
          hint={t`When an appointment is cancelled, its time is offered automatically.`}
          checked={now.offerFreed}
          onChange={({ target }) => onDraft({ ...draft, offerFreed: target.checked })}
        />
        {number(
          'holdMinutes',
          t`min`,
          t`Counted from when the e-mails are sent; meanwhile no one else can book the time.`,
        )}
        {number('inviteAtOnce', t`patients`, t`The first to confirm gets it.`)}
        {number(
          'fillChance',
          '%',
          t`As many patients are invited as it takes to fill the time with this probability.`,
        )}
      </Part>
      {concurrentChanges && concurrentChanges.length > 0 && (
        <div className="rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn">
          <p>{t`Changed by someone else:`}</p>
          <ul className="list-disc pl-4">
            {concurrentChanges.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="sticky bottom-0 grid gap-2 border-line border-t bg-panel py-3">
        <FormError>{formError}</FormError>
        <NotSaved />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={pending} disabled={!canSave || !changed}>
            <Trans>Save</Trans>
          </Button>
          {(changed || wrong) && <Button onClick={() => onDraft(UNCHANGED)}>{t`Discard changes`}</Button>}
        </div>
      </div>
    </PlainForm>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="border-line border-b pb-1.5 font-semibold text-lg tracking-tight">{title}</h2>
      {children}
    </section>
  );
}

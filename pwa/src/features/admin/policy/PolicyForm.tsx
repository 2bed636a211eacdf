import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import type { OverbookConfig, OverbookConfigPatch } from '@/api/model';
import type { Faults } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { CheckField } from '@/ui/Field';
import { FormError } from '@/ui/FormError';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { CostFields } from './CostFields';
import { type Draft, type NumberName, textOf, UNCHANGED } from './draft';
import { NumberField } from './NumberField';
import { OptIns } from './OptIns';
import { differences, settingWord } from './settings';
import { useConfigChange } from './useConfigChange';

interface Props {
  config: OverbookConfig;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  slot: number;
  onSlot: (slot: number) => void;
  made: { patch: OverbookConfigPatch; faults: Faults; changed: boolean; wrong: boolean };
}

/** The settings. What is changed is kept apart from what holds until it is saved. */
export function PolicyForm({ config, draft, onDraft, slot, onSlot, made }: Props) {
  const { t } = useLingui();
  const canSave = useCanSave();
  const form = useRef<HTMLFormElement>(null);
  const { save, pending, before, faults: refused, fault } = useConfigChange(config, () => onDraft(UNCHANGED));
  const { patch, changed, wrong } = made;
  const faults = { ...refused, ...made.faults };
  const now = { ...config, ...patch };
  const type = (name: NumberName, text: string) =>
    onDraft({ ...draft, texts: { ...draft.texts, [name]: text } });
  const number = (name: NumberName, unit: string, hint?: string) => (
    <NumberField
      label={settingWord(name)}
      unit={unit}
      hint={hint}
      error={faults[name]}
      value={textOf(config, draft, name, slot)}
      onChange={(text) => type(name, text)}
    />
  );
  const saysYes = now.optIns.some(({ allowed }) => allowed);
  const meanwhile = before && differences(before, config, slot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, a new look.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [fault]);
  return (
    <form
      ref={form}
      noValidate
      aria-label={t`Settings of overbooking`}
      className="grid content-start gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        else if (changed && !pending) void save(patch);
      }}
    >
      <Part title={t`Overbooking`}>
        <CheckField
          label={settingWord('enabled')}
          hint={t`A person decides about each suggestion; nothing is booked by itself.`}
          checked={now.enabled}
          onChange={({ target }) => onDraft({ ...draft, enabled: target.checked })}
        />
        {now.enabled && !saysYes && (
          <p role="status" className="rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn">
            <Trans>Nobody has said yes below: nothing is suggested.</Trans>
          </p>
        )}
        <OptIns optIns={now.optIns} onChange={(optIns) => onDraft({ ...draft, optIns })} />
      </Part>
      <Part title={t`What it may cost`}>
        <CostFields
          slot={slot}
          onSlot={onSlot}
          text={(name) => textOf(config, draft, name, slot)}
          onText={type}
          costs={now}
          faults={faults}
        />
      </Part>
      <Part title={t`Limits`}>
        {number('maxPerSession', t`patients`, t`A session is a stretch of a doctor’s work without a break.`)}
        {number('overrunRisk', '%', t`Of ending two visits or more too late.`)}
        {number('minBooked', '%', t`Of a session; free time is filled first.`)}
        {number(
          'planningQuantile',
          t`of 100`,
          t`The lower, the fewer absences are counted on where little is known of a patient. 50 counts on the forecast itself: more is gained, and patients wait longer.`,
        )}
        {number('minLeadMinutes', t`min`, t`A suggestion ends so long before its time.`)}
        {number('horizonDays', t`days`)}
      </Part>
      <Part title={t`Offers to those who wait`}>
        <CheckField
          label={settingWord('offerFreed')}
          hint={t`When an appointment is cancelled, its time is offered without anybody’s help.`}
          checked={now.offerFreed}
          onChange={({ target }) => onDraft({ ...draft, offerFreed: target.checked })}
        />
        {number('holdMinutes', t`min`, t`From when the mails are sent; nobody else can book it meanwhile.`)}
        {number('inviteAtOnce', t`patients`, t`The first to confirm has it.`)}
        {number('fillChance', '%', t`As many are asked as are likely to fill it with this chance.`)}
      </Part>
      {meanwhile && meanwhile.length > 0 && (
        <div className="rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn">
          <p>
            <Trans>Changed by somebody else:</Trans>
          </p>
          <ul className="list-disc pl-4">
            {meanwhile.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="sticky bottom-0 grid gap-2 border-line border-t bg-panel py-3">
        <FormError>{fault}</FormError>
        <NotSaved />
        <div className="flex gap-2">
          <Button type="submit" look="primary" pending={pending} disabled={!canSave || !changed}>
            <Trans>Save</Trans>
          </Button>
          {(changed || wrong) && (
            <Button onClick={() => onDraft(UNCHANGED)}>
              <Trans>Undo changes</Trans>
            </Button>
          )}
        </div>
      </div>
    </form>
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

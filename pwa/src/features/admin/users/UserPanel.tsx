import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { departments, doctors } from '@/api/directory';
import type { Account, AccountPatch, Role } from '@/api/model';
import { can } from '@/api/rights';
import { settings } from '@/api/settings';
import { useUser } from '@/api/useUser';
import { ConcurrentChanges } from '@/components/ConcurrentChanges';
import { dayOf, fullDate } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { ComboField } from '@/ui/ComboField';
import { CheckField, SelectField, TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormError } from '@/ui/FormError';
import { NotSaved } from '@/ui/NotSaved';
import { Options } from '@/ui/Options';
import { SidePanel } from '@/ui/SidePanel';
import { roleLabel } from '@/wording/messages';
import { accountStatusLabel } from '../AccountBadge';
import { FlagDialog } from '../FlagDialog';
import { DisableDialog } from './DisableDialog';
import { differences } from './differences';
import { LostFactorDialog } from './LostFactorDialog';
import { OwnRecord } from './OwnRecord';
import { roleHint } from './roleHint';
import { useAccountChange } from './useAccountChange';

const ROLES = ['USER', 'DOCTOR', 'ADMIN', 'AUDITOR'] as const;

interface Props {
  account: Account;
  onClose: () => void;
  onActivity: () => void;
}

/** What one person may do. What is changed here is kept apart from what the account is until it is saved. */
export function UserPanel({ account, onClose, onActivity }: Props) {
  const { t } = useLingui();
  const me = useUser();
  const [draft, setDraft] = useState<AccountPatch>({});
  const [asking, setAsking] = useState<'disable' | 'flag' | 'factor' | null>(null);
  const hospital = useQuery(settings).data;
  const allDoctors = useQuery(doctors).data ?? [];
  const allDepartments = useQuery(departments).data ?? [];
  const { save, pending, formError, before } = useAccountChange(account, () => setDraft({}));
  const now = { ...account, ...draft };
  const changed = differences(account, draft, allDoctors, allDepartments).length > 0;
  const waiting = account.status === 'pending';
  const change = (field: AccountPatch) => setDraft({ ...draft, ...field });
  return (
    <SidePanel label={t`User`} onClose={onClose}>
      <PlainForm
        className="grid gap-4"
        data-user={account.id}
        onSubmit={() => {
          if (waiting) void save({ ...draft, status: 'active' });
          else if (changed) void save(draft);
        }}
      >
        <header className="pr-8">
          <p className="text-mute text-xs">
            {t`User`} · {accountStatusLabel(account.status)}
          </p>
          <h2 className="break-words font-semibold text-lg tracking-tight">{account.username}</h2>
          <p className="break-words text-mute text-xs">{account.email}</p>
          <p className="text-mute text-xs">
            <Trans>since {fullDate(dayOf(Date.parse(account.createdAt)))}</Trans>
          </p>
        </header>
        {waiting && (
          <p className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
            {account.addressProven ? (
              <Trans>Requested an account. They can sign in once you approve.</Trans>
            ) : (
              <Trans>
                Requested an account. The e-mail address has not been confirmed: it may be someone else’s.
              </Trans>
            )}
          </p>
        )}
        {waiting && !account.addressProven && (
          <CheckField
            label={t`I have checked that this is their e-mail address`}
            checked={draft.addressChecked ?? false}
            onChange={(event) => change({ addressChecked: event.target.checked })}
          />
        )}
        <div className="grid gap-3">
          <SelectField
            label={t`Role`}
            value={now.role}
            onChange={(event) => change({ role: event.target.value as Role })}
            hint={roleHint(now.role)}
          >
            <Options of={ROLES.map((role) => ({ id: role, name: roleLabel(role) }))} />
          </SelectField>
          {(now.role === 'DOCTOR' || now.practitionerId) && (
            <ComboField
              label={t`Linked doctor`}
              value={now.practitionerId ?? ''}
              hint={
                now.role === 'DOCTOR' && !now.practitionerId
                  ? t`Until a doctor is linked, they see no appointments.`
                  : undefined
              }
              choices={[
                { id: '', name: t`Nobody` },
                ...allDoctors
                  .filter(({ active, id }) => active || id === now.practitionerId)
                  .map(({ id, name, department }) => ({ id, name, note: department.name })),
              ]}
              onChange={(id) => change({ practitionerId: id || null })}
            />
          )}
          <OwnRecord patientId={now.patientId ?? null} onChange={(patientId) => change({ patientId })} />
          {now.role === 'USER' && (
            <SelectField
              label={t`Department`}
              value={now.departmentId ?? ''}
              onChange={(event) => change({ departmentId: event.target.value || null })}
              hint={t`Sees confidential patients who are booked there.`}
            >
              <option value="">{t`None`}</option>
              <Options of={allDepartments.filter(({ active, id }) => active || id === now.departmentId)} />
            </SelectField>
          )}
          {now.role === 'USER' && (
            <CheckField
              label={t`May override`}
              hint={t`Can overbook a doctor and book a patient twice at the same time.`}
              checked={now.mayOverride}
              onChange={(event) => change({ mayOverride: event.target.checked })}
            />
          )}
          <CheckField
            label={t`Must use two-step verification`}
            hint={t`Without it they can only set it up, from their next request on.`}
            checked={now.requireSecondFactor ?? false}
            onChange={(event) => change({ requireSecondFactor: event.target.checked })}
          />
          {hospital?.signOn && !waiting && (
            <TextField
              label={t`Hospital account`}
              name="signOnSubject"
              value={now.signOnSubject ?? ''}
              onChange={(event) => change({ signOnSubject: event.target.value.trim() || null })}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              hint={t`The subject (“sub”) by which the hospital’s sign-on knows them. With it they sign in there only: their password and open sessions end.`}
            />
          )}
          {account.id === me?.id && !can(now, 'administer') && (
            <p className="text-warn text-xs">
              <Trans>This is you: with another role you lose access to these pages immediately.</Trans>
            </p>
          )}
        </div>
        <ConcurrentChanges lines={before ? differences(before, account, allDoctors, allDepartments) : []} />
        <FormError>{formError}</FormError>
        <NotSaved />
        <div className="grid grid-cols-2 gap-1.5">
          {waiting ? (
            <Button
              type="submit"
              variant="primary"
              pending={pending}
              disabled={!account.addressProven && !draft.addressChecked}
              className="col-span-2"
            >
              <Trans>Approve as {roleLabel(now.role)}</Trans>
            </Button>
          ) : (
            <>
              <Button type="submit" variant="primary" pending={pending} disabled={!changed}>{t`Save`}</Button>
              <Button disabled={!changed || pending} onClick={() => setDraft({})}>
                <Trans>Discard changes</Trans>
              </Button>
            </>
          )}
          {account.status === 'disabled' ? (
            <Button pending={pending} onClick={() => void save({ status: 'active' })} className="col-span-2">
              <Trans>Enable</Trans>
            </Button>
          ) : (
            <Button
              variant="harm"
              disabled={pending}
              onClick={() => setAsking('disable')}
              className="col-span-2"
            >
              {waiting ? <Trans>Refuse</Trans> : <Trans>Disable</Trans>}
            </Button>
          )}
        </div>
        <div className="grid grid-cols-2 gap-1.5 border-line border-t pt-4">
          <Button onClick={onActivity}>{t`Activity`}</Button>
          <Button onClick={() => setAsking('flag')}>{t`Flag…`}</Button>
          {account.twoFactorEnabled && (
            <Button onClick={() => setAsking('factor')} className="col-span-2">
              <Trans>Reset two-step verification…</Trans>
            </Button>
          )}
        </div>
      </PlainForm>
      {asking === 'disable' && (
        <DisableDialog
          account={account}
          mine={account.id === me?.id}
          onClose={() => setAsking(null)}
          onYes={() => {
            setAsking(null);
            void save({ status: 'disabled' });
          }}
        />
      )}
      {asking === 'flag' && <FlagDialog user={account} onClose={() => setAsking(null)} />}
      {asking === 'factor' && <LostFactorDialog account={account} onClose={() => setAsking(null)} />}
    </SidePanel>
  );
}

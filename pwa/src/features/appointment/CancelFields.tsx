import { useLingui } from '@lingui/react/macro';
import type { Cancellation } from '@/api/appointments';
import type { CancelReason } from '@/api/model';
import { SelectField, TextArea } from '@/ui/Field';
import { cancelReasonLabel } from '@/wording/messages';

const REASONS: CancelReason[] = ['patient', 'clinic', 'other'];

interface Props {
  why: Cancellation;
  onChange: (why: Cancellation) => void;
}

/** Who or what an appointment is cancelled for, and more about it. */
export function CancelFields({ why, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className="grid gap-2.5">
      <SelectField
        label={t`Reason for cancelling`}
        value={why.reason ?? ''}
        onChange={({ target }) => {
          const { reason: _before, ...rest } = why;
          const reason = REASONS.find((each) => each === target.value);
          onChange(reason ? { ...rest, reason } : rest);
        }}
      >
        <option value="">{t`Not given`}</option>
        {REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {cancelReasonLabel(reason)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t`Comment (optional)`}
        maxLength={500}
        value={why.note ?? ''}
        onChange={({ target }) => onChange({ ...why, note: target.value })}
      />
    </div>
  );
}

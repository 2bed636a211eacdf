import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { patientOf } from '@/api/directory';
import { PatientField } from '@/components/PatientField';
import { chip } from '@/ui/chip';
import { Popover } from '@/ui/Popover';

interface Props {
  /** The id of whom the entries are to concern. */
  patient: string | undefined;
  onChange: (patient: string | undefined) => void;
}

/** Whom the entries concern, found by name, MRN or date of birth. */
export function PatientChip({ patient, onChange }: Props) {
  return patient ? (
    <Chosen id={patient} onDrop={() => onChange(undefined)} />
  ) : (
    <Choose onChange={onChange} />
  );
}

function Choose({ onChange }: Pick<Props, 'onChange'>) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
        className={chip(false)}
      >
        {t`Patient`} <ChevronDown size={13} aria-hidden className="shrink-0" />
      </button>
      {open && (
        <Popover anchor={anchor} label={t`Patient`} onClose={() => setOpen(false)} className="w-80 p-3">
          <PatientField
            chosen={null}
            onChoose={(found) => {
              if (!found) return;
              setOpen(false);
              onChange(found.id);
            }}
          />
        </Popover>
      )}
    </>
  );
}

function Chosen({ id, onDrop }: { id: string; onDrop: () => void }) {
  const { t } = useLingui();
  const name = useQuery(patientOf(id)).data?.name ?? id.slice(-12);
  return (
    <button
      type="button"
      onClick={onDrop}
      aria-label={t`Remove filter: ${t`Patient`} ${name}`}
      className={chip(true)}
    >
      {t`Patient`} <b className="truncate font-semibold text-ink">{name}</b>
      <X size={13} aria-hidden className="shrink-0" />
    </button>
  );
}

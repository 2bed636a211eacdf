import { useLingui } from '@lingui/react/macro';
import { Braces, FileText } from 'lucide-react';
import { recordFile } from '@/api/patientRecords';
import { useExport } from '@/components/useExport';
import { reachable } from '@/lib/reachable';
import { saveFile } from '@/lib/saveFile';
import { useStore } from '@/lib/store';
import { Button } from '@/ui/Button';

/** Everything that is stored about the patient: for another program, and to be read or printed. */
export function RecordFiles({ id, mrn }: { id: string; mrn: string }) {
  const { t } = useLingui();
  const online = useStore(reachable);
  const { pending, run } = useExport();
  // An MRN may have what no file's name may have.
  const name = `patient-${mrn.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
  const save = (format: 'json' | 'html') =>
    void run(async (coming) => saveFile(await recordFile(id, format, coming), `${name}.${format}`));
  return (
    <section aria-label={t`Everything stored about the patient`} className="grid gap-1">
      <p className="text-mute text-xs">{t`Everything stored about the patient`}</p>
      <div className="flex gap-1.5">
        <Button
          disabled={!online || pending}
          title={t`A page to read, print or save as PDF`}
          onClick={() => save('html')}
        >
          <FileText size={14} aria-hidden />
          {t`Page (HTML)`}
        </Button>
        <Button disabled={!online || pending} title={t`For another program`} onClick={() => save('json')}>
          <Braces size={14} aria-hidden />
          {t`Data (JSON)`}
        </Button>
      </div>
    </section>
  );
}

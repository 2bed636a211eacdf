import { Trans, useLingui } from '@lingui/react/macro';
import { MergeForm } from './MergeForm';
import { MergeRows } from './MergeRows';

/** Two records of one person become one; below, which ones did, so that a wrong merge can be undone. */
export function MergePage({ onPatient }: { onPatient: (id: string) => void }) {
  const { t } = useLingui();
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="grid max-w-4xl gap-6 p-4 max-md:p-3">
        <section aria-label={t`Merge patients`} className="grid gap-3">
          <p className="text-mute">
            <Trans>
              For two records of one person. Appointments, places on the waiting list and identifiers move to
              the record that stays, and the other MRN leads there.
            </Trans>
          </p>
          <MergeForm onPatient={onPatient} />
        </section>
        <section className="grid gap-2">
          <h2 className="font-semibold">{t`Recent merges`}</h2>
          <MergeRows />
        </section>
      </div>
    </div>
  );
}

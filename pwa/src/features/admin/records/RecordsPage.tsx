import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { patientOf } from '@/api/directory';
import type { Patient } from '@/api/model';
import { useCan } from '@/api/rights';
import { PatientField } from '@/components/PatientField';
import { birthDateLabel } from '@/lib/birthDate';
import { type Go, isId, type SearchState } from '@/lib/searchState';
import { errorMessage } from '@/wording/messages';
import { AccessList } from './AccessList';
import { Confidential } from './Confidential';
import { RecordFiles } from './RecordFiles';

interface Props {
  search: SearchState;
  go: Go;
}

/** One patient's record as the privacy officer needs it: who saw or changed it, and all that is in it as a file. */
export function RecordsPage({ search, go }: Props) {
  const { t } = useLingui();
  const id = isId(search.patient) ? search.patient : undefined;
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 border-line border-b px-4 pt-2 pb-3 max-md:px-3">
        <section aria-label={t`Find a patient`} className="w-80 max-md:w-full">
          <PatientField
            key={id}
            chosen={null}
            label={id ? t`Another patient` : t`Patient`}
            autoFocus={!id}
            onChoose={(patient) => {
              if (patient) go({ patient: patient.id, entry: undefined });
            }}
          />
        </section>
        {id && <Whose id={id} />}
      </div>
      {id ? (
        <AccessList key={id} id={id} search={search} go={go} />
      ) : (
        <p className="max-w-xl p-4 text-mute max-md:px-3">
          <Trans>
            Choose a patient to see who saw or changed their record, or to export everything stored about
            them. Both are recorded in the activity log.
          </Trans>
        </p>
      )}
    </>
  );
}

/** Whose record it is, and its files. */
function Whose({ id }: { id: string }) {
  const { data, error } = useQuery(patientOf(id));
  const may = useCan('administer');
  return (
    <>
      <div className="min-w-0 flex-1 basis-48">
        {data && <Name patient={data} />}
        {error && (
          <p role="alert" className="text-harm">
            {errorMessage(error)}
          </p>
        )}
      </div>
      {data && may && <Confidential patient={data} />}
      {data && <RecordFiles id={data.id} mrn={data.mrn} />}
    </>
  );
}

function Name({ patient: { name, mrn, birthDate, active, confidential } }: { patient: Patient }) {
  const { t } = useLingui();
  const said = [
    `${t`MRN`} ${mrn}`,
    birthDate && birthDateLabel(birthDate),
    !active && t`inactive`,
    confidential && t`confidential`,
  ];
  return (
    <>
      <h2 className="truncate font-semibold text-lg tracking-tight">{name}</h2>
      <p className="text-mute text-xs">{said.filter(Boolean).join(' · ')}</p>
    </>
  );
}

import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileDown, FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { lookedAt, MOST_BYTES } from '@/api/directoryImport';
import { PartFailed } from '@/components/PartFailed';
import { cx } from '@/lib/cx';
import { useDebouncedValue } from '@/lib/useDebouncedValue';
import { Button } from '@/ui/Button';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { Skeleton } from '@/ui/Skeleton';
import { CsvField } from './CsvField';
import { counted } from './counted';
import { Done } from './Done';
import { lineSpan, saveTemplate, template, textOf } from './fileText';
import { HowItLooks } from './HowItLooks';
import { LineErrors } from './LineErrors';
import { Preview } from './Preview';
import { useImport } from './useImport';

const PAUSE = 500;

/** Departments, doctors and hours from a file: seen, mended where it is wrong, and only then written. */
export function ImportPage() {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const canSave = useCanSave();
  const settled = useDebouncedValue(text, PAUSE);
  const tooLarge = text.length > MOST_BYTES || new Blob([text]).size > MOST_BYTES;
  const preview = useQuery({ ...lookedAt(settled), enabled: settled.trim() !== '' && !tooLarge && canSave });
  const { send, pending, done, lines, failure, unanswered, forget } = useImport();
  if (done) {
    const another = () => {
      setText('');
      forget();
    };
    return <Done done={done} onAnother={another} />;
  }

  const change = (next: string) => {
    setText(next);
    forget();
  };
  const open = async (file: File | undefined) => file && change(await textOf(file));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!pending) void open(event.dataTransfer.files[0]);
  };
  const toLine = (line: number) => {
    const { start, end } = lineSpan(text, line);
    const element = field.current;
    if (!element) return;
    element.focus();
    element.setSelectionRange(start, end);
    element.scrollTop = Math.max(0, (line - 4) * 20);
  };
  const found = text === settled ? preview.data : undefined;
  const errors = lines.length > 0 ? lines : (found?.errors ?? []);
  const ready = found !== undefined && errors.length === 0;
  const count = found && counted(found);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped anywhere; the button is the way for everybody.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        'grid min-h-0 flex-1 grid-cols-2 max-lg:grid-cols-1 max-lg:content-start max-lg:overflow-y-auto',
        over && 'bg-accent/8 outline-2 outline-accent -outline-offset-4 outline-dashed',
      )}
    >
      <section
        aria-label={t`The file`}
        className="flex min-h-0 flex-col gap-2 border-line border-r p-4 max-lg:h-80 max-lg:border-r-0 max-lg:border-b max-md:p-3"
      >
        <div className="flex flex-wrap gap-1.5">
          <input
            ref={chooser}
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-label={t`A CSV file`}
            hidden
            onChange={({ target }) => {
              void open(target.files?.[0]);
              // The same file may be chosen again, mended.
              target.value = '';
            }}
          />
          <Button
            variant={text === '' ? 'primary' : 'plain'}
            disabled={pending}
            onClick={() => chooser.current?.click()}
          >
            <FileUp size={14} aria-hidden />
            <Trans>Choose a file…</Trans>
          </Button>
          <Button onClick={saveTemplate}>
            <FileDown size={14} aria-hidden />
            <Trans>Template</Trans>
          </Button>
          {text === '' ? (
            <Button variant="quiet" onClick={() => change(template())}>{t`Type it here`}</Button>
          ) : (
            <Button variant="quiet" disabled={pending} onClick={() => change('')}>{t`Clear text`}</Button>
          )}
        </div>
        <CsvField
          field={field}
          label={t`Lines of the file`}
          value={text}
          placeholder={t`Drop a file here, or paste its lines.`}
          marked={new Set(errors.map(({ line }) => line))}
          disabled={pending}
          onChange={change}
        />
      </section>
      <section aria-label={t`Preview`} className="flex min-h-0 flex-col max-lg:min-h-fit">
        <div
          className="min-h-0 flex-1 overflow-y-auto p-4 max-lg:overflow-visible max-md:p-3"
          aria-busy={preview.isFetching}
        >
          {text.trim() === '' ? (
            <HowItLooks />
          ) : tooLarge ? (
            <p role="alert" className="text-harm">
              <Trans>This is too large: at most 1 MiB and 5,000 lines at a time. Split it.</Trans>
            </p>
          ) : errors.length > 0 ? (
            <LineErrors errors={errors} onLine={toLine} />
          ) : preview.error && text === settled ? (
            <PartFailed error={preview.error} retry={preview.refetch} />
          ) : found ? (
            <Preview found={found} />
          ) : canSave ? (
            <Looking />
          ) : null}
        </div>
        <footer className="grid gap-2 border-line border-t p-4 max-md:p-3">
          <NotSaved />
          <p role="alert" className="text-harm empty:hidden">
            {failure}
          </p>
          {pending && found && (
            <div role="status" className="grid gap-1.5">
              <progress aria-label={t`Importing`} className="h-1.5 w-full accent-(--accent)" />
              <p className="text-mute text-xs">
                <Plural
                  value={found.doctors.length}
                  one="Importing one doctor. Nothing is saved until everything is."
                  other="Importing # doctors. Nothing is saved until everything is."
                />
              </p>
            </div>
          )}
          <div className="flex items-center gap-3">
            <Button
              variant="primary"
              disabled={!ready || !canSave || (count?.nothing && !unanswered)}
              pending={pending}
              onClick={() => void send(text)}
            >
              {unanswered ? <Trans>Import again</Trans> : <Trans>Import</Trans>}
            </Button>
            {ready && count?.nothing && !unanswered && (
              <p className="text-mute">{t`All of this already exists: there is nothing to import.`}</p>
            )}
          </div>
        </footer>
      </section>
    </div>
  );
}

function Looking() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Checking the file`} className="grid gap-3">
      <Skeleton className="h-10 w-2/3" />
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-6" />
      ))}
    </div>
  );
}

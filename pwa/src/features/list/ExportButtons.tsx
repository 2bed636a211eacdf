import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { CalendarArrowDown, Sheet } from 'lucide-react';
import type { Filter } from '@/api/appointments';
import { type ExportFormat, exportOf } from '@/api/exports';
import { reachable } from '@/api/reach';
import { errorSentence } from '@/api/sentences';
import { saveFile } from '@/lib/saveFile';
import { useStore } from '@/lib/store';
import { Button } from '@/ui/Button';
import { say } from '@/ui/toasts';

/** What is filtered, as a file: a table for spreadsheets, or entries for another calendar. */
export function ExportButtons({ filter, name }: { filter: Filter; name: string }) {
  const { t } = useLingui();
  const online = useStore(reachable);
  const save = useMutation({
    mutationFn: (format: ExportFormat) => exportOf(format, filter),
    onSuccess: ({ content, limited }, format) => {
      saveFile(content, `appointments-${name}.${format}`);
      if (limited) {
        say(t`The file is not complete: it ends at the most rows that one file may have. Choose less time.`, {
          tone: 'harm',
        });
      }
    },
    onError: (error) => say(errorSentence(error), { tone: 'harm' }),
  });
  const formats: { format: ExportFormat; label: string; hint: string; Icon: typeof Sheet }[] = [
    { format: 'csv', label: 'CSV', hint: t`Save as a table (CSV)`, Icon: Sheet },
    { format: 'ics', label: 'ICS', hint: t`Save as calendar entries (ICS)`, Icon: CalendarArrowDown },
  ];
  return (
    <div className="flex gap-1.5">
      {formats.map(({ format, label, hint, Icon }) => (
        <Button
          key={format}
          aria-label={hint}
          title={hint}
          disabled={!online || save.isPending}
          pending={save.isPending && save.variables === format}
          onClick={() => save.mutate(format)}
        >
          <Icon size={14} aria-hidden />
          <span className="max-md:sr-only">{label}</span>
        </Button>
      ))}
    </div>
  );
}

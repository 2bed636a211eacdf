import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarArrowDown, FileSpreadsheet, Sheet } from 'lucide-react';
import { appointmentPage, type Filter } from '@/api/appointments';
import { counter, type ExportFormat, exportOf } from '@/api/exports';
import { useExport } from '@/components/useExport';
import { figure } from '@/lib/locale';
import { reachable } from '@/lib/reachable';
import { saveFile } from '@/lib/saveFile';
import { useStore } from '@/lib/store';
import type { Sort } from '@/lib/view';
import { Button } from '@/ui/Button';
import { Receiving } from '@/ui/Receiving';
import { toast } from '@/ui/toasts';

interface Props {
  filter: Filter;
  /** The list's, whose first page says how many there are. */
  sort: Sort;
  name: string;
}

/** What is filtered, as a file: a workbook, a table for other programs, or entries for another calendar. */
export function ExportButtons({ filter, sort, name }: Props) {
  const { t } = useLingui();
  const online = useStore(reachable);
  const total = useQuery({ ...appointmentPage(filter, sort), enabled: false }).data?.total;
  const { rows, pending, run, stop } = useExport();
  const save = (format: ExportFormat) =>
    run(async (coming) => {
      const { content, limited } = await exportOf(format, filter, coming);
      saveFile(content, `appointments-${name}.${format}`);
      if (!limited) return;
      const count = figure(counter(format)(new Uint8Array(await content.arrayBuffer())));
      toast(
        format === 'xlsx'
          ? t`The file is incomplete: it stops at the limit for one file. Choose a shorter period.`
          : t`The file is incomplete: it stops after ${count} rows, the limit for one file. Choose a shorter period.`,
        {
          tone: 'harm',
        },
      );
    });
  if (rows !== null) return <Receiving rows={rows} of={total} onStop={stop} />;
  const formats: { format: ExportFormat; label: string; hint: string; Icon: typeof Sheet }[] = [
    { format: 'xlsx', label: 'Excel', hint: t`Export as a workbook (Excel, XLSX)`, Icon: FileSpreadsheet },
    { format: 'csv', label: 'CSV', hint: t`Export as a table (CSV)`, Icon: Sheet },
    { format: 'ics', label: 'ICS', hint: t`Export as a calendar (ICS)`, Icon: CalendarArrowDown },
  ];
  return (
    <div className="flex gap-1.5">
      {formats.map(({ format, label, hint, Icon }) => (
        <Button
          key={format}
          aria-label={hint}
          title={hint}
          disabled={!online || pending}
          onClick={() => void save(format)}
        >
          <Icon size={14} aria-hidden />
          <span className="max-md:sr-only">{label}</span>
        </Button>
      ))}
    </div>
  );
}

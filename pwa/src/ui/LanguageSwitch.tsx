import { useLingui } from '@lingui/react/macro';
import { cx } from '@/lib/cx';
import { chooseLanguage } from '@/lib/i18n';
import { LANGUAGES, type Language, useLanguage } from '@/lib/locale';
import { Segmented, segment } from './Segmented';
import { toast } from './toasts';

/** The languages by their own names: whoever cannot read the page finds theirs. */
export function LanguageSwitch({ className }: { className?: string | undefined }) {
  const { t } = useLingui();
  const loadedParts = useLanguage();
  const change = (language: Language) =>
    chooseLanguage(language).catch(() =>
      toast(t`The language could not be changed: no connection.`, { tone: 'harm' }),
    );
  return (
    <Segmented label={t`Language`} className={className}>
      {(Object.keys(LANGUAGES) as Language[]).map((language, index) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === loadedParts}
          onClick={() => void change(language)}
          className={cx(segment, 'flex-1', index > 0 && 'border-line border-l')}
        >
          {LANGUAGES[language]}
        </button>
      ))}
    </Segmented>
  );
}

import { useLingui } from '@lingui/react/macro';
import { cx } from '@/lib/cx';
import { LANGUAGES, type Language, useLanguage } from '@/lib/locale';
import { choose } from '@/lib/words';
import { Segmented, segment } from './Segmented';
import { say } from './toasts';

/** The languages by their own names: whoever cannot read the page finds theirs. */
export function LanguageSwitch({ className }: { className?: string | undefined }) {
  const { t } = useLingui();
  const spoken = useLanguage();
  const pick = (language: Language) =>
    choose(language).catch(() => say(t`The language could not be changed: no connection.`, { tone: 'harm' }));
  return (
    <Segmented label={t`Language`} className={className}>
      {(Object.keys(LANGUAGES) as Language[]).map((language, index) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === spoken}
          onClick={() => void pick(language)}
          className={cx(segment, 'flex-1', index > 0 && 'border-line border-l')}
        >
          {LANGUAGES[language]}
        </button>
      ))}
    </Segmented>
  );
}

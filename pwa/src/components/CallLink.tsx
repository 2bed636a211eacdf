import { Trans } from '@lingui/react/macro';

interface Props {
  phone?: string;
  phoneE164?: string;
}

/** Whom no mail reaches is called. */
export function CallLink({ phone, phoneE164 }: Props) {
  if (!phone) return <Trans>No phone number</Trans>;
  if (!phoneE164) return <Trans>Call: {phone}</Trans>;
  return (
    <a href={`tel:${phoneE164}`} className="text-accent underline-offset-2 hover:underline">
      <Trans>Call: {phone}</Trans>
    </a>
  );
}

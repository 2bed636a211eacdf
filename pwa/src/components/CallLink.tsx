import { Trans } from '@lingui/react/macro';

interface Props {
  phone?: string;
}

/** Whom no mail reaches is called. */
export function CallLink({ phone }: Props) {
  if (!phone) return <Trans>No phone number</Trans>;
  return (
    <a href={`tel:${phone}`} className="text-accent underline-offset-2 hover:underline">
      <Trans>Call: {phone}</Trans>
    </a>
  );
}

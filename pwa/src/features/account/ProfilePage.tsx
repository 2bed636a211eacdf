import { useUser } from '@/api/useUser';
import { EmailSection } from './EmailSection';
import { NameSection } from './NameSection';
import { PictureSection } from './PictureSection';

/** How others see this person, and where mails to them go. */
export function ProfilePage() {
  const user = useUser();
  if (!user) return null;
  return (
    <>
      <PictureSection user={user} />
      <NameSection user={user} />
      {!user.signOn && <EmailSection user={user} />}
    </>
  );
}

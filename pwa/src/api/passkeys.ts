import { queryOptions } from '@tanstack/react-query';
import { answerOf, makePasskey } from './ceremony';
import { api } from './client';
import type { PasskeyAnswer } from './model';
import { done, unwrap } from './problem';

/** A second factor that is shown: what was typed, or what a passkey answered. */
export type Proof = { code: string } | { passkey: PasskeyAnswer };

/** The app and the passkeys of whoever is signed in. */
export const secondFactors = queryOptions({
  queryKey: ['second-factors'],
  queryFn: ({ signal }) => unwrap(api.GET('/auth/2fa', { signal })),
  staleTime: 60_000,
});

/** What was typed; without it, a passkey's answer, for which the browser asks. @throws NoPasskey */
export async function proofOf(code: string): Promise<Proof> {
  if (code) return { code };
  return { passkey: await answerOf(await unwrap(api.POST('/auth/passkeys/challenge'))) };
}

/**
 * Makes a passkey and adds it, which asks for the second factor that there is. Brings recovery codes if there was none.
 *
 * @throws Refused, NoPasskey, KnownPasskey
 */
export async function addPasskey(name: string, password: string, proof?: Proof): Promise<readonly string[]> {
  const creation = await unwrap(api.POST('/auth/passkeys/setup', { body: { password, ...proof } }));
  const passkey = await makePasskey(creation);
  return (await unwrap(api.POST('/auth/passkeys', { body: { name, passkey } }))).recoveryCodes;
}

export const removePasskey = (id: string, password: string, proof: Proof) =>
  done(api.POST('/auth/passkeys/{id}/remove', { params: { path: { id } }, body: { password, ...proof } }));

import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Span } from '@/features/toolbar/Toolbar';
import { isId } from '@/lib/searchState';
import { type View, writeView } from '@/lib/view';

const key = (userId: string) => `departments ${userId}`;

/** Keeps which departments somebody chose last on this device; ids and nothing else. None is a choice too. */
export function rememberDepartments(userId: string, ids: readonly string[]): void {
  localStorage.setItem(key(userId), ids.join(','));
}

export function lastDepartments(userId: string): string[] {
  return (localStorage.getItem(key(userId)) ?? '').split(',').filter(isId);
}

/** A week of nobody in particular is that of the departments that were chosen last. */
export function useLastDepartments(span: Span, view: View, userId: string, seesAll: boolean): void {
  const navigate = useNavigate();
  const nobodys = span === 'week' && seesAll && view.departments.length + view.doctors.length === 0;
  useEffect(() => {
    const departments = nobodys ? lastDepartments(userId) : [];
    if (departments.length === 0) return;
    void navigate({ to: '.', search: writeView({ ...view, departments }), replace: true });
  }, [nobodys, userId, view, navigate]);
}

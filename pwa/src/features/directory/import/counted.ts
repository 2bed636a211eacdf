import type { DirectoryImport } from '@/api/model';

/** How much of a file is new to the hospital. */
export function counted({ departments, doctors }: DirectoryImport) {
  const count = {
    departments: departments.filter(({ added }) => added).length,
    doctors: doctors.filter(({ added }) => added).length,
    weeks: doctors.filter(({ changed }) => changed).length,
  };
  return { ...count, nothing: count.departments + count.doctors + count.weeks === 0 };
}

import type { Department, Doctor } from '@/api/model';
import { finder } from '@/lib/findable';
import { inOrder } from '@/lib/locale';

export interface Group {
  department: Department;
  doctors: readonly Doctor[];
}

/**
 * Departments by name with their doctors. A text finds doctors by their name, and all of a department by its own;
 * accents do not matter.
 *
 * @param all those out of use too
 */
export function byDepartment(
  departments: readonly Department[],
  doctors: readonly Doctor[],
  q: string,
  all: boolean,
): Group[] {
  const finds = finder(q);
  const fits = (name: string) => q.trim() === '' || finds({ name });
  return [...departments]
    .sort((a, b) => Number(b.active) - Number(a.active) || inOrder(a.name, b.name))
    .map((department) => ({
      department,
      doctors: doctors
        .filter((doctor) => doctor.department.id === department.id && (all || doctor.active))
        .filter(({ name }) => fits(`${name} ${department.name}`))
        .sort((a, b) => Number(b.active) - Number(a.active) || inOrder(a.name, b.name)),
    }))
    .filter(
      ({ department, doctors }) =>
        doctors.length > 0 || ((all || department.active) && fits(department.name)),
    );
}

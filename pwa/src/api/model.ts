import { STATUSES as CODES } from '@/lib/view';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Access = Schemas['Access'];
export type Account = Schemas['Account'];
export type AccountPatch = Schemas['AccountPatch'];
export type Actor = Schemas['Actor'];
export type Activity = Schemas['Activity'];
export type Appointment = Schemas['Appointment'];
export type AppointmentPatch = Schemas['AppointmentPatch'];
export type AppointmentType = Schemas['AppointmentType'];
export type AppointmentTypePatch = Schemas['AppointmentTypePatch'];
export type AppointmentTypeRequest = Schemas['AppointmentTypeRequest'];
export type Availability = Schemas['AvailabilityList']['items'][number];
export type BulkOutcome = Schemas['BulkOutcome'];
export type BusyTime = Schemas['BusyTime'];
export type BookingRequest = Schemas['BookingRequest'];
export type CancelReason = Schemas['CancelReason'];
export type Claim = Schemas['Claim'];
export type Department = Schemas['Department'];
export type DepartmentPatch = Schemas['DepartmentPatch'];
export type DepartmentRequest = Schemas['DepartmentRequest'];
export type DirectoryImport = Schemas['DirectoryImport'];
export type Doctor = Schemas['Doctor'];
export type DoctorPatch = Schemas['DoctorPatch'];
export type DoctorRequest = Schemas['DoctorRequest'];
export type BrokenGlass = Schemas['BrokenGlass'];
export type GlassRequest = Schemas['GlassRequest'];
export type HistoryEntry = Schemas['HistoryList']['items'][number];
export type InviteStatus = Schemas['InviteStatus'];
export type LedgerMonth = Schemas['LedgerMonthList']['items'][number];
export type LineError = Schemas['LineError'];
export type MonitoredUser = Schemas['MonitoredUser'];
export type MovePlan = Schemas['MovePlan'];
export type MovePlanRequest = Schemas['MovePlanRequest'];
export type MovesRequest = Schemas['MovesRequest'];
export type MyActivity = Schemas['MyActivity'];
export type NoShowModel = Schemas['NoShowModel'];
export type Offer = Schemas['Offer'];
export type OptIn = Schemas['OptIn'];
export type Outcome = Schemas['Outcome'];
export type OverbookConfig = Schemas['OverbookConfig'];
export type OverbookConfigPatch = Schemas['OverbookConfigPatch'];
export type Patient = Schemas['Patient'];
export type PatientCard = Schemas['PatientCard'];
export type PatientNote = Schemas['PatientNote'];
export type PatientNoteKind = Schemas['PatientNoteKind'];
export type PatientNoteRequest = Schemas['PatientNoteRequest'];
export type PatientPatch = Schemas['PatientPatch'];
export type Merge = Schemas['Merge'];
export type MergeOverlap = Schemas['MergeOverlap'];
export type MergeRequest = Schemas['MergeRequest'];
export type PatientRequest = Schemas['PatientRequest'];
export type KnownPatient = Schemas['KnownPatient'];
export type Pattern = Schemas['Pattern'];
export type PreviewedSuggestion = Schemas['PreviewedSuggestionList']['items'][number];
export type Problem = Schemas['Problem'];
export type PublicSettings = Schemas['PublicSettings'];
export type RefusedAppointment = Schemas['RefusedAppointment'];
export type Role = Schemas['Role'];
export type Scope = Schemas['Scope'];
export type ServiceAccount = Schemas['ServiceAccount'];
export type ServiceAccountCreated = Schemas['ServiceAccountCreated'];
export type ServiceAccountRequest = Schemas['ServiceAccountRequest'];
export type ServiceAccountPatch = Schemas['ServiceAccountPatch'];
export type SignedIn = Schemas['SignedIn'];
export type Statistics = Schemas['Statistics'];
export type SummaryEntry = Schemas['SummaryList']['items'][number];
export type Slot = Schemas['Slot'];
export type Status = Schemas['Status'];
export type Suggestion = Schemas['Suggestion'];
export type TimeOff = Schemas['TimeOff'];
export type AddedTimeOff = Schemas['AddedTimeOff'];
export type TimeOffRequest = Schemas['TimeOffRequest'];
export type UserInvitation = Schemas['UserInvitation'];
export type User = Schemas['User'];
export type WaitlistEntry = Schemas['WaitlistEntry'];
export type WaitlistRequest = Schemas['WaitlistRequest'];
export type Weekday = Schemas['Weekday'];
export type WorkingPeriod = Schemas['WorkingPeriod'];

/** The codes that take the doctor's time. */
export const ACTIVE: ReadonlySet<Status> = new Set<Status>([
  'pending',
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
]);

export const STATUSES: readonly Status[] = CODES;

/** Whether it is over and nobody has said whether they came. */
export function isAsked({ noShowProposed, status }: Appointment): boolean {
  return noShowProposed === true && ACTIVE.has(status) && status !== 'fulfilled';
}

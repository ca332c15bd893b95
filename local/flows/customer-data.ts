import type { Chance } from '../engine/index.ts';

/** A customer's profile, as Amazon Connect Customer Profiles would have it. */
interface ProfileToKnow {
  /** Fields by the names that blocks ask for: `FirstName`, `PhoneNumber`, `Attributes.tier`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Keys beside those that the fields give, such as `_loyalty`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** What was calculated: `$.Customer.CalculatedAttributes`. */
  readonly calculatedAttributes?: Readonly<Record<string, string>>;
  /** Objects by their type (`Asset`, `Order`, `Case` or one of your own), newest last. */
  readonly objects?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** A case of Amazon Connect Cases, by its fields' ids. */
interface CaseToKnow {
  readonly fields: Readonly<Record<string, string>>;
}

/** The customers and cases that flows find. */
export interface CustomerDataToKnow {
  readonly profiles?: readonly ProfileToKnow[];
  readonly cases?: readonly CaseToKnow[];
}

type Fields = Readonly<Record<string, string>>;

export interface Profile extends ProfileToKnow {
  readonly profileId: string;
}

interface Case {
  readonly caseId: string;
  readonly fields: Fields;
}

/** The standard keys and the fields that they stand for (Customer Profiles developer guide, standard profile keys). */
const FIELDS_OF_KEYS: Readonly<Record<string, readonly string[]>> = {
  _phone: ['PhoneNumber', 'MobilePhoneNumber', 'HomePhoneNumber', 'BusinessPhoneNumber'],
  _email: ['EmailAddress', 'PersonalEmailAddress', 'BusinessEmailAddress'],
  _account: ['AccountNumber'],
  _fullName: ['FullName'],
};

export interface Criterion {
  readonly key: string;
  readonly value: string;
}

/** The profiles and cases of one Local Connect: those that were declared, and those that flows made. */
export class CustomerData {
  readonly #profiles = new Map<string, Profile>();
  readonly #cases = new Map<string, Case>();
  readonly #chance: Chance;

  constructor(chance: Chance, known: CustomerDataToKnow = {}) {
    this.#chance = chance;
    for (const profile of known.profiles ?? []) this.addProfile(profile);
    for (const { fields } of known.cases ?? []) this.addCase(fields);
  }

  profile(profileId: string): Profile | undefined {
    return this.#profiles.get(profileId);
  }

  /** Profiles that meet all criteria, or any of them. */
  findProfiles(criteria: readonly Criterion[], any = false): readonly Profile[] {
    return [...this.#profiles.values()].filter((profile) =>
      any ? criteria.some((one) => meets(profile, one)) : criteria.every((one) => meets(profile, one)),
    );
  }

  addProfile(profile: ProfileToKnow): Profile {
    const profileId = profile.fields.ProfileId ?? this.#chance.uuid().replaceAll('-', '');
    const added = { ...profile, profileId };
    this.#profiles.set(profileId, added);
    return added;
  }

  changeProfile(profile: Profile, fields: Fields): Profile {
    const changed = { ...profile, fields: { ...profile.fields, ...fields } };
    this.#profiles.set(profile.profileId, changed);
    return changed;
  }

  case(caseId: string): Case | undefined {
    return this.#cases.get(caseId);
  }

  /** Cases whose fields are as given, the one changed last at the end. */
  findCases(fields: Fields): readonly Case[] {
    const wanted = Object.entries(fields);
    return [...this.#cases.values()].filter((known) => wanted.every(([id, value]) => known.fields[id] === value));
  }

  addCase(fields: Fields): Case {
    const caseId = fields.case_id ?? this.#chance.uuid();
    const added = { caseId, fields };
    this.#cases.set(caseId, added);
    return added;
  }

  changeCase(known: Case, fields: Fields): Case {
    const changed = { ...known, fields: { ...known.fields, ...fields } };
    this.#cases.delete(known.caseId);
    this.#cases.set(known.caseId, changed);
    return changed;
  }
}

function meets(profile: Profile, { key, value }: Criterion): boolean {
  if (key === '_profileId') return profile.profileId === value;
  if (profile.keys?.[key] === value) return true;
  return (FIELDS_OF_KEYS[key] ?? [key]).some((field) => profile.fields[field] === value);
}

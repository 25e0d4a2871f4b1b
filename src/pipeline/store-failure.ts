/** Why a store cannot go on, for branching; the message is for people and says what to do. */
export type StoreFailureCode = 'full' | 'corrupt' | 'foreign' | 'newer' | 'locked' | 'unavailable';

/** The store cannot keep what it is given. Ends what is under way, for nothing more would be kept; loses nothing stored. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly code: StoreFailureCode;

  constructor(code: StoreFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

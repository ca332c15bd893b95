/** Why a cloud assembly cannot be run here, and where in it. */
export class DeploymentProblem extends Error {
  override readonly name = 'DeploymentProblem';
  /** Empty where the assembly itself is at fault. */
  readonly stackName: string;
  readonly logicalId: string;

  constructor(place: { readonly stackName: string; readonly logicalId: string }, what: string) {
    super(place.stackName === '' ? what : `Stack ${place.stackName}, ${place.logicalId}: ${what}`);
    this.stackName = place.stackName;
    this.logicalId = place.logicalId;
  }
}

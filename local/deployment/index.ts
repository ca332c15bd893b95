export { bareDeployment } from './bare-deployment.ts';
export type * from './deployment.ts';
export { DeploymentProblem } from './deployment-problem.ts';
export type * from './http-api.ts';
export type { ParameterValues } from './parameters.ts';
export { type ReadDeploymentOptions, readDeployment } from './read-deployment.ts';

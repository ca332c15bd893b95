export { HttpApis, isApiPath } from './http-apis.ts';

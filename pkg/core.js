// For resolvers that read no `exports`, Parcel's as it is set by default: crossread/core.
export * from "./dist/core.js";

// For resolvers that read no `exports`, Parcel's as it is set by default: crossread/slim.
export * from "./dist/slim.js";

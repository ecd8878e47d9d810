// For resolvers that read no `exports`, Parcel's as it is set by default: crossread/define.
import "./dist/define.js";

export default { title: "Parcel", packages: ["parcel"], commands: [["parcel", "build", "index.html", "--no-cache", "--no-autoinstall"]], folder: "dist" };

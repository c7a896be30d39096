/// There are buttons to look at, and the program cannot draw; nothing has been written.
package struct DrawerNeeded: Error {}

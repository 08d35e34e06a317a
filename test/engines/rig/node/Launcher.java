import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Starts one node of OpenSearch or Elasticsearch in this process, on loopback and a free port, and says where it listens:
 *
 * <pre>java -cp 'lib/*' Launcher.java opensearch|elasticsearch HOME [PLUGIN CLASS ...]</pre>
 *
 * HOME is a folder of its own for this run: it gets data and logs, and is removed when the node stops. Plugins are classes
 * of the class path, or, where the node takes no classes (Elasticsearch 8 and later), folders below HOME/modules. The node
 * stops when standard input ends, so that it never outlives whoever started it, even one that was killed.
 *
 * Everything is called by reflection: the two projects differ by a package name, and their versions by a constructor.
 */
public class Launcher {
  private final String root;

  private Launcher(String family) {
    this.root = "org." + family + ".";
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]);
    AutoCloseable node = new Launcher(arguments[0]).start(home, List.of(arguments).subList(2, arguments.length));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, home)));
    while (System.in.read() >= 0) {
      // Nothing is asked of us: only the end of the input counts.
    }
    System.exit(0);
  }

  private AutoCloseable start(Path home, List<String> plugins) throws Exception {
    configureLogging();
    Files.createDirectories(home.resolve("config"));
    Object environment = type("node.InternalSettingsPreparer")
        .getMethod("prepareEnvironment", type("common.settings.Settings"), Map.class, Path.class, Supplier.class)
        .invoke(null, settings(home), Map.of(), home.resolve("config"), (Supplier<String>) () -> "experiment");
    Object node = newNode(environment, home, plugins);
    type("node.Node").getMethod("start").invoke(node);
    System.out.println("listening on http://127.0.0.1:" + portOf(node));
    return (AutoCloseable) node;
  }

  private Object settings(Path home) throws Exception {
    Object builder = type("common.settings.Settings").getMethod("builder").invoke(null);
    Method put = builder.getClass().getMethod("put", String.class, String.class);
    String[][] rows = {
      {"path.home", home.toString()},
      {"path.data", home.resolve("data").toString()},
      {"path.logs", home.resolve("logs").toString()},
      {"cluster.name", "eqlibrium-experiments"},
      {"node.name", "experiment"},
      {"discovery.type", "single-node"},
      {"network.host", "127.0.0.1"},
      {"http.port", "0"},
      {"transport.port", "0"},
      {"http.type", "netty4"},
      {"transport.type", "netty4"},
      // A full disk of the machine is no fault of the rule under test.
      {"cluster.routing.allocation.disk.threshold_enabled", "false"},
    };
    for (String[] row : rows) put.invoke(builder, row[0], row[1]);
    return builder.getClass().getMethod("build").invoke(builder);
  }

  private Object newNode(Object environment, Path home, List<String> plugins) throws Exception {
    for (Constructor<?> constructor : type("node.Node").getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      constructor.setAccessible(true);
      if (parameters.length == 3 && parameters[1] == Collection.class) {
        return constructor.newInstance(environment, classesOrInfos(constructor, plugins), false);
      }
      if (parameters.length == 2 && parameters[1].getSimpleName().equals("PluginsLoader")) {
        return constructor.newInstance(environment, modules(parameters[1], home));
      }
    }
    throw new IllegalStateException("no known way to make a node of this version");
  }

  /** Up to OpenSearch 2 a node takes plugin classes, from 3 on descriptions of them. */
  private List<Object> classesOrInfos(Constructor<?> constructor, List<String> plugins) throws Exception {
    boolean infos = constructor.getGenericParameterTypes()[1].getTypeName().contains("PluginInfo");
    List<Object> given = new ArrayList<>();
    for (String name : plugins) given.add(infos ? pluginInfo(name) : Class.forName(name));
    return given;
  }

  private Object pluginInfo(String name) throws Exception {
    Class<?> version = type("Version");
    return type("plugins.PluginInfo")
        .getConstructor(
            String.class, String.class, String.class, version, String.class, String.class, String.class, List.class, boolean.class)
        .newInstance(name, "of the class path", "0", version.getField("CURRENT").get(null), "21", name, null, List.of(), false);
  }

  /** Elasticsearch 8 and later load modules from folders; their first parameters grew, the last flag exports nothing more. */
  private Object modules(Class<?> loader, Path home) throws Exception {
    Path folder = home.resolve("modules");
    Object bundles;
    try {
      bundles = loader.getMethod("loadModulesBundles", Path.class).invoke(null, folder);
    } catch (NoSuchMethodException later) {
      bundles = loader.getMethod("loadModulesBundles", Path.class, boolean.class).invoke(null, folder, false);
    }
    return loader
        .getMethod("createPluginsLoader", Set.class, Set.class, Map.class, boolean.class)
        .invoke(null, bundles, Set.of(), Map.of(), false);
  }

  private int portOf(Object node) throws Exception {
    Object injector = type("node.Node").getMethod("injector").invoke(node);
    Class<?> service = type("http.HttpServerTransport");
    Object http = call(injector, "getInstance", service);
    Object address = call(service.getMethod("boundAddress").invoke(http), "publishAddress");
    return (Integer) call(address, "getPort");
  }

  /** Calls a public method by name, also of an object whose class is not public. */
  private static Object call(Object target, String name, Object... arguments) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (!method.getName().equals(name) || method.getParameterCount() != arguments.length) continue;
      if (arguments.length == 1 && !method.getParameterTypes()[0].isInstance(arguments[0])) continue;
      method.setAccessible(true);
      return method.invoke(target, arguments);
    }
    throw new NoSuchMethodException(target.getClass() + "." + name);
  }

  /** Elasticsearch 8 and later log through a provider that must be set first; elsewhere there is nothing to set. */
  private void configureLogging() throws IllegalAccessException, InvocationTargetException {
    if (root.equals("org.opensearch.")) return;
    try {
      type("common.logging.LogConfigurator").getMethod("configureESLogging").invoke(null);
    } catch (ClassNotFoundException | NoSuchMethodException earlier) {
      return;
    }
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(root + name);
  }

  private static void stop(AutoCloseable node, Path home) {
    try {
      node.close();
    } catch (Exception failed) {
      System.err.println("the node did not close: " + failed);
    }
    try {
      remove(home);
    } catch (IOException failed) {
      System.err.println("not removed: " + failed);
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
